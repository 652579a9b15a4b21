"""Loaded by a worker of the tests: it has another version of one library."""

from briefing.batch import fingerprint

_versions = fingerprint.versions.__wrapped__  # of the cached one: this file may be loaded twice


def versions() -> dict[str, str]:
    return {**_versions(), "reportlab": "0.1"}


versions.__wrapped__ = _versions  # type: ignore[attr-defined]
fingerprint.versions = versions  # type: ignore[assignment]

from briefing.batch import worker  # noqa: E402

worker.versions = versions  # type: ignore[assignment, attr-defined]
