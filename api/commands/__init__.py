"""The commands of `whence`, one module a subject; `api.cli` lists them all."""
