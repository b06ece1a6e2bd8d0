"""What no type checker lets pass."""

from whence_client import Whence

Whence("http://127.0.0.1:8000").events(categry=["protest"])
Whence("http://127.0.0.1:8000").events(category=["protst"])
