"""`python -m whence_client URL DATASET`: have a release, with a bar that says how far it is."""

import argparse
import os
import sys

from .client import Whence
from .problems import WhenceError
from .progress import ProgressBar


def main() -> int:
    """Download and verify; the exit code."""
    asked = argparse.ArgumentParser(
        prog="python -m whence_client",
        description="Download a release of a dataset, and verify every file of it. "
        "Called again, it goes on where it was broken off.",
        epilog="The key for an internal dataset is WHENCE_KEY.",
    )
    asked.add_argument("url", help="the server, as http://127.0.0.1:8000")
    asked.add_argument("dataset", help="the dataset, as belgorod-2023")
    asked.add_argument("files", nargs="*", metavar="FILE", help="files of it; else all")
    asked.add_argument("--release", default="latest", help="its name; else the latest")
    asked.add_argument("--to", default=".", metavar="FOLDER", help="where to; else here")
    given = asked.parse_args()
    try:
        with Whence(given.url, os.environ.get("WHENCE_KEY")) as whence:
            found = whence.download_release(
                given.dataset,
                given.to,
                release=given.release,
                files=given.files or None,
                progress=ProgressBar(),
            )
    except (WhenceError, ValueError, OSError) as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    withdrawn = f"; withdrawn since: {found.withdrawn.reason}" if found.withdrawn else ""
    sys.stdout.write(f"{found.dataset} {found.name}, verified{withdrawn}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
