"""A third generator makes a client of the document, which compiles and asks a server.

openapi-generator carries in its jar the libraries that its Java clients need, so that a compiler is
all that has to be there.
"""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from api.openapi.examples import example_id
from api.openapi.files import FOLDER
from tests.site import running_site

JAR: Final = str(files("openapi_generator_cli") / "openapi-generator.jar")
SOURCES: Final = Path(__file__).parent / "java"
#: What the generator warns of, and why that is as it is.
KNOWN: Final = {
    "OpenAPI 3.1 support is still in beta": "of any document of this version",
    "Failed to get the schema name: null": "a schema that is written where it is used has none",
    "File (reserved word) cannot be used as model name": "of what a download comes as",
    "Object (reserved word) cannot be used as model name": "of the parameter `object`",
    "Ignoring complex example on request body": "the example of a change set is no line of text",
}
#: For a form it wants Apache's HttpClient, which is not in its jar, and of one of several types it
#: makes no Java that compiles: the protocol of reconciliation has both, and clients of its own.
LEFT_OUT: Final = ("ReconcileQuery", "ReconcileProperty")

pytestmark = [
    pytest.mark.contract,
    pytest.mark.skipif(
        shutil.which("javac") is None, reason="javac, which compiles the client, is not installed"
    ),
]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of a generated client, and what the generator said that is no mere news."""
    folder = tmp_path_factory.mktemp("java")
    options = {
        "generator-name": "java",
        "library": "native",
        # It takes no path with a space, which a checkout may have.
        "input-spec": str(_without_forms(folder / "v1.json")),
        "output": str(folder),
        "additional-properties": "openApiNullable=false,useOneOfDiscriminatorLookup=true",
        "global-property": "apis,models,supportingFiles,apiTests=false,modelTests=false",
    }
    named = [word for name, value in options.items() for word in (f"--{name}", value)]
    said = run("java", "-jar", JAR, "generate", *named)
    return folder, [line for line in said.splitlines() if " WARN " in line or " ERROR " in line]


def _without_forms(path: Path) -> Path:
    document = json.loads((FOLDER / "v1.json").read_bytes())
    for name in [name for name in document["paths"] if "/reconcile" in name]:
        del document["paths"][name]
    for name in LEFT_OUT:
        del document["components"]["schemas"][name]
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def run(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_generator_warns_of_nothing_that_could_be_mended(
    generated: tuple[Path, list[str]],
) -> None:
    _, warnings = generated
    assert [line for line in warnings if not any(text in line for text in KNOWN)] == []


def test_the_client_compiles_reads_and_writes(
    server: str, template: str, tmp_path: Path, generated: tuple[Path, list[str]]
) -> None:
    client, _ = generated
    sources = [*(client / "src" / "main").rglob("*.java"), *SOURCES.rglob("*.java")]
    listed = tmp_path / "sources"
    listed.write_text("\n".join(f'"{path}"' for path in sources), encoding="utf-8")
    compiled = run("javac", "-nowarn", "-proc:none", "-cp", JAR, "-d", str(tmp_path), f"@{listed}")
    assert "error" not in compiled
    with running_site(server, template) as site:
        event = example_id("event")
        printed = run("java", "-cp", f"{tmp_path}:{JAR}", "Ask", site.url, site.key, event)
    title, versions, facts, changes, refused, written, figure = printed.split("\n")[:7]
    assert (title, versions, refused) == ("Raid into Belgorod region, May 2023", "1", "404")
    assert figure == "3000000000"
    assert (int(facts) > 5, int(changes) > 50, int(written) > 1) == (True, True, True)
