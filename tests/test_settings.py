"""Settings come from WHENCE_* variables, and every fault in them is told at once."""

from pathlib import Path

import pytest

from api.settings import CHECKOUT, Settings, SettingsError, load_settings

CONTACT = "it must start with mailto:, https:// or tel:, and go on without spaces and line breaks"


def test_without_variables_the_defaults_hold() -> None:
    assert load_settings({"PATH": "/bin", "HOME": "/"}) == Settings(
        database_url=None,
        data_dir=CHECKOUT / ".whence",
        releases=None,
        host="127.0.0.1",
        port=8000,
        workers=1,
        write_wait=10.0,
        read_timeout=5.0,
        streams=8,
        stream_idle=120.0,
        contact=None,
        log="console",
    )


def test_every_variable_is_read() -> None:
    given = {
        "WHENCE_DATABASE_URL": "postgresql://me:pw@db.example:5433/whence",
        "WHENCE_DATA_DIR": "/srv/whence",
        "WHENCE_RELEASES": "s3://open-data/whence",
        "WHENCE_HOST": "0.0.0.0",
        "WHENCE_PORT": "8080",
        "WHENCE_WORKERS": "4",
        "WHENCE_WRITE_WAIT": "2.5",
        "WHENCE_READ_TIMEOUT": "7",
        "WHENCE_STREAMS": "3",
        "WHENCE_STREAM_IDLE": "60",
        "WHENCE_CONTACT": "mailto:desk@example.org",
        "WHENCE_LOG": "json",
    }
    assert load_settings(given) == Settings(
        database_url="postgresql://me:pw@db.example:5433/whence",
        data_dir=Path("/srv/whence"),
        releases="s3://open-data/whence",
        host="0.0.0.0",
        port=8080,
        workers=4,
        write_wait=2.5,
        read_timeout=7.0,
        streams=3,
        stream_idle=60.0,
        contact="mailto:desk@example.org",
        log="json",
    )


def test_an_empty_variable_counts_as_unset() -> None:
    assert load_settings({"WHENCE_PORT": "", "WHENCE_DATABASE_URL": ""}) == Settings()


def test_a_relative_data_folder_is_meant_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings({"WHENCE_DATA_DIR": "data"}).data_dir == tmp_path / "data"


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("PORT", "0", "is '0': it must be a whole number from 1 to 65535"),
        ("PORT", "65536", "is '65536': it must be a whole number from 1 to 65535"),
        ("PORT", "80a", "is '80a': it must be a whole number from 1 to 65535"),
        ("PORT", "8_473", "is '8_473': it must be a whole number from 1 to 65535"),
        ("PORT", " 80", "is ' 80': it must be a whole number from 1 to 65535"),
        ("PORT", "9" * 5_000, f"is '{'9' * 5_000}': it must be a whole number from 1 to 65535"),
        ("STREAMS", "\u0e51", "is '\u0e51': it must be a whole number from 1 to 10000"),
        ("WORKERS", "-1", "is '-1': it must be a whole number from 1 to 64"),
        ("WRITE_WAIT", "0", "is '0': it must be seconds, above 0 and at most 3600"),
        ("WRITE_WAIT", "1_0", "is '1_0': it must be seconds, above 0 and at most 3600"),
        ("WRITE_WAIT", "1e2", "is '1e2': it must be seconds, above 0 and at most 3600"),
        ("WRITE_WAIT", "nan", "is 'nan': it must be seconds, above 0 and at most 3600"),
        ("READ_TIMEOUT", "inf", "is 'inf': it must be seconds, above 0 and at most 3600"),
        ("STREAM_IDLE", "5s", "is '5s': it must be seconds, above 0 and at most 3600"),
        ("LOG", "xml", "is 'xml': it must be one of json, console"),
        ("HOST", "a b", "is 'a b': it must be a host name or an address, such as 127.0.0.1"),
        (
            "HOST",
            "::1\x07",
            r"is '::1\x07': it must be a host name or an address, such as 127.0.0.1",
        ),
        ("CONTACT", "me", f"is 'me': {CONTACT}"),
        ("CONTACT", "mailto:", f"is 'mailto:': {CONTACT}"),
        ("CONTACT", "mailto:a b", f"is 'mailto:a b': {CONTACT}"),
        ("CONTACT", "mailto:a\nb", rf"is 'mailto:a\nb': {CONTACT}"),
        ("CONTACT", "tel:1\u2028", rf"is 'tel:1\u2028': {CONTACT}"),
    ],
)
def test_a_bad_value_is_named_with_what_would_be_right(
    name: str, value: str, complaint: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({f"WHENCE_{name}": value})
    assert str(caught.value) == f"WHENCE_{name} {complaint}"


FORMS = (
    "it must be a folder, or a bucket such as s3://bucket/prefix or https://host/bucket/prefix, "
    "whose keys are in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
)


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("ftp://host/releases", f"is 'ftp://host/releases': {FORMS}"),
        ("s3://", f"is 's3://': {FORMS}"),
        ("s3:/bucket", f"is 's3:/bucket': {FORMS}"),
        ("s3://bucket?region=x", f"is 's3://bucket?region=x': {FORMS}"),
        ("https://host", f"is 'https://host': {FORMS}"),
        ("https://me:s3cret@host/bucket", f"is no place for releases: {FORMS}"),
        (__file__, f"is {__file__!r}, which is a file: it must be a folder or a bucket"),
    ],
)
def test_a_place_for_releases_that_is_none_is_named(value: str, complaint: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"WHENCE_RELEASES": value})
    assert str(caught.value) == f"WHENCE_RELEASES {complaint}"


def test_releases_are_kept_in_the_data_folder_unless_a_place_is_named(tmp_path: Path) -> None:
    places = {
        "": f"{tmp_path.as_uri()}/releases",
        "/srv/my releases": "file:///srv/my%20releases",
        "s3://bucket/open/": "s3://bucket/open",
        "http://127.0.0.1:9000/bucket": "http://127.0.0.1:9000/bucket",
    }
    given = {"WHENCE_DATA_DIR": str(tmp_path)}
    found = {one: load_settings({**given, "WHENCE_RELEASES": one}).releases_url for one in places}
    assert found == places


@pytest.mark.parametrize("url", ["mysql://u:s3cret@h/d", "s3cret", "postgresql://u:s3cret@h:x/d"])
def test_a_bad_database_url_is_refused_without_showing_it(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"WHENCE_DATABASE_URL": url})
    assert str(caught.value) == (
        "WHENCE_DATABASE_URL is no PostgreSQL URL: it must look like "
        "postgresql://user:password@host:5432/database"
    )


def test_all_faults_come_at_once_with_unknown_variables_among_them() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"WHENCE_PROT": "1", "WHENCE_PORT": "x", "WHENCE_LOG": "no"})
    assert str(caught.value) == (
        "WHENCE_LOG is 'no': it must be one of json, console; "
        "WHENCE_PORT is 'x': it must be a whole number from 1 to 65535; "
        "WHENCE_PROT is no setting (did you mean WHENCE_PORT?)"
    )


def test_an_unknown_variable_like_no_other_is_answered_with_all_there_are() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"WHENCE_QQQQQQQQ": "1"})
    names = ", ".join(f"WHENCE_{field.upper()}" for field in Settings.__struct_fields__)
    assert str(caught.value) == f"WHENCE_QQQQQQQQ is no setting (there are {names})"
