"""Only the browser of this machine that has the address: no other name, page, token, method or file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress

import pytest

from briefing.serving.guarding import HEADERS, new_token
from briefing.serving.pages import files
from tests.conftest import TINY
from tests.serving.opened import JSON, PORT, Opened


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("guarded") / "briefs"
    shutil.copytree(TINY, folder)
    (folder.parent / "beside.yaml").write_text("secret: yes\n", encoding="utf-8")
    with suppress(OSError):  # not every system lets everybody make links
        (folder / "out.yaml").symlink_to(folder.parent / "beside.yaml")
    yield Opened(folder)


def test_the_address_is_needed_whole(opened: Opened) -> None:
    assert opened.get("").status == 200
    for path in (
        "",
        "/",
        "/api/shown",
        f"/{opened.token[:-1]}/",
        f"/{opened.token}x/",
        f"/{opened.token}",
        "//",
        "/x/../",
    ):
        answer = opened.ask("GET", path)
        assert answer.status == 404, path
        assert opened.token not in answer.text
    assert new_token() != new_token() and len(new_token()) >= 32


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        f"127.0.0.1:{PORT + 1}",
        f"127.0.0.1.evil.example:{PORT}",
        "",
    ],
)
def test_another_name_for_this_machine_is_refused(opened: Opened, host: str) -> None:
    """A page whose name was bent to loopback asks with its own name."""
    assert opened.get("api/choices", host=host).status == 403
    assert opened.get("api/choices", host=f"localhost:{PORT}").status == 200


def test_no_other_page_may_ask(opened: Opened) -> None:
    for origin in (
        "http://evil.example",
        "null",
        f"https://127.0.0.1:{PORT}",
        f"http://127.0.0.1:{PORT + 1}",
    ):
        assert opened.get("api/choices", origin=origin).status == 403, origin
        assert opened.post("api/undo", {"number": 1}, origin=origin).status == 403, origin
    assert opened.get("api/choices", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status == 403
    assert opened.get("", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status == 200, "from a mail"
    assert opened.post("api/undo", {"number": 1}, sec_fetch_site="same-site").status == 403


def test_what_changes_something_is_json_from_the_page_itself(opened: Opened) -> None:
    bare = opened.ask("POST", f"/{opened.token}/api/undo", b"{}", {"content-type": "application/json"})
    assert bare.status == 403, "no origin"
    assert opened.post("api/undo", {"number": 1}, content_type="text/plain").status == 415
    assert opened.post("api/undo", ["number"]).status == 400
    assert opened.post("api/correct", {"text": "x" * 1_100_000}).status == 413
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = opened.ask(method, f"/{opened.token}/api/undo", headers=JSON)
        assert answer.status == 405
        assert "access-control-allow-origin" not in answer.headers
    assert opened.get("api/correct").status == 405, "a picture of another page cannot change anything"


def test_every_answer_has_its_headers(opened: Opened) -> None:
    """Refusals and mistakes too."""
    for path in ("", "app.js", "api/choices", "api/nothing", "none.js", "api/picture?number=x"):
        answer = opened.get(path)
        found = {
            name: answer.headers.get(name)
            for name in ("content-security-policy", "cache-control", "referrer-policy")
        }
        assert found == {
            name.decode(): value.decode() for name, value in HEADERS if name.decode() in found
        }, path
    policy = opened.ask("GET", "/").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy


def test_the_page_holds_no_script_and_no_style_of_its_own() -> None:
    """What the policy would stop, and what lies elsewhere, is in no file of the page."""
    html = files()["index.html"][0].decode()
    assert "<style" not in html and " style=" not in html and " on" not in html.replace(" one", "")
    assert html.count("<script") == html.count('<script type="module" src=')
    for name, (data, type_) in files().items():
        if "font" in type_ or name == "icon.svg":
            continue
        text = data.decode()
        assert "http://" not in text and "https://" not in text and "//cdn" not in text, name
        assert "innerHTML" not in text and "eval(" not in text and "new Function" not in text, name


@pytest.mark.parametrize(
    "file",
    [
        "../beside.yaml", "briefs/../../beside.yaml", "briefs/out.yaml", "out.yaml", "/etc/passwd", "briefs", "", ".", "..",
        "briefs/none.yaml", "briefs/\0.yaml", "..\\beside.yaml", "briefs/" + "x" * 5000,
    ],
)  # fmt: skip
def test_no_file_outside_the_folder_is_read_written_or_opened(opened: Opened, file: str) -> None:
    beside = opened.folder.parent / "beside.yaml"
    place = {"file": file, "line": 1, "column": 1}
    answers = [
        opened.post("api/correct", {**place, "text": "no", "digest": "x"}),
        opened.post("api/open", place),
        opened.post("api/at", place),
    ]
    answers.append(opened.get(f"api/field?line=1&column=1&file={file.replace(chr(0), '%00')}"))
    for answer in answers:
        assert answer.status == 400 and "no file of the folder of briefs" in answer.json["message"]
        assert "secret" not in answer.text
    assert beside.read_text(encoding="utf-8") == "secret: yes\n"


def test_a_path_is_no_file_of_the_page(opened: Opened) -> None:
    for path in (
        "../pyproject.toml",
        "..%2fguarding.py",
        "%2e%2e/guarding.py",
        "page/app.js",
        "guarding.py",
        "app.js%00",
        "api/../app.js",
    ):
        assert opened.get(path).status == 404, path


def test_wrong_questions_are_answered_in_words(opened: Opened) -> None:
    for path in (
        "api/shown?delegation=nobody", "api/picture?number=0", "api/picture?number=1&scale=nan", "api/picture?number=1&scale=1e9",
        "api/origin?number=1&x=-1&y=0", "api/picture?number=99&scale=1", "api/words?number=99999999999999", "api/withheld", "api/search",
    ):  # fmt: skip
        answer = opened.get(path)
        assert answer.status == 400 and answer.json["message"], (path, answer)
