"""A real browser that looks at a running server, and tells what it complains of."""

import contextlib
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

#: Debian's; nothing is downloaded.
CHROMIUM = shutil.which("chromium")
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1200, "height": 900}
#: Milliseconds until something should be there, on a busy machine.
PATIENCE = 30_000


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the browser, what its console said, and which hosts it asked."""

    page: Page
    complaints: list[str]
    asked: set[str]

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        width: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width

    def focused(self) -> str:
        """What has the keyboard: its tag, and what it says."""
        told: str = self.page.evaluate(
            "(() => { const e = document.activeElement;"
            " return e.tagName + ' ' + (e.getAttribute('aria-label') || e.innerText).trim(); })()"
        )
        return told

    def shows_focus(self) -> bool:
        """Whether a person sees where the keyboard is."""
        seen: bool = self.page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; })()"
        )
        return seen


@contextlib.contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a screen."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@contextlib.contextmanager
def window(browser: Browser, size: dict[str, int]) -> Iterator[Window]:
    """A window of that size, which knows nothing of others."""
    complaints: list[str] = []
    asked: set[str] = set()

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def note(request: Request) -> None:
        if urlsplit(request.url).scheme != "data":
            asked.add(urlsplit(request.url).netloc)

    page = browser.new_page(viewport={"width": size["width"], "height": size["height"]})
    page.set_default_timeout(PATIENCE)
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", note)
    yield Window(page=page, complaints=complaints, asked=asked)
    page.close()
