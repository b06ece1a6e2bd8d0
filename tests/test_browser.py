"""The pages for people in a real browser: they render, ask no other host, and need no mouse."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import CHROMIUM, DESK, PHONE, browsing, window
from tests.site import Site, running_site

pytestmark = [
    pytest.mark.contract,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]
PAGES = ("/", "/docs", "/clients/")


@pytest.fixture(scope="module")
def site(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """With a release."""
    store = str(tmp_path_factory.mktemp("store"))
    with running_site(server, template, WHENCE_RELEASES=store) as running:
        running.run("release", "belgorod-2023", "--name", "2023-05")
        yield running


@pytest.fixture(scope="module")
def browser(site: Site) -> Iterator[Browser]:
    # After the site: while it runs, no other event loop may.
    with browsing() as running:
        yield running


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_renders_without_complaint_and_asks_no_other_host(
    browser: Browser, site: Site, path: str, size: dict[str, int]
) -> None:
    with window(browser, size) as at:
        at.page.goto(site.url + path, wait_until="networkidle")
        expect(at.page.locator("h1, h2").first).to_be_visible()
        assert at.complaints == []
        assert at.asked == {site.url.removeprefix("http://")}
        assert at.overflow() == 0


def test_the_first_page_shows_claims_and_denials_of_the_case(browser: Browser, site: Site) -> None:
    with window(browser, DESK) as at:
        at.page.goto(site.url)
        row = at.page.get_by_role("row").filter(has_text="Ukraine: director")
        expect(row.locator(".affirms")).to_have_text("Russia")
        expect(row.locator(".denies")).to_have_text(["Ukraine", "Russian Volunteer Corps"])


def test_the_first_page_leads_to_the_latest_release(browser: Browser, site: Site) -> None:
    with window(browser, PHONE) as at:
        at.page.goto(site.url)
        at.page.get_by_role("link", name="Download").click()
        releases = at.page.get_by_role("region", name="Latest releases")
        expect(releases).to_be_in_viewport()
        expect(releases).to_contain_text("24 May 2023")
        releases.get_by_role("link", name="2023-05").click()
        assert at.page.url.endswith("/v1/datasets/belgorod-2023/releases/2023-05")
        expect(at.page.locator("body")).to_contain_text("events.parquet")


def test_every_operation_of_the_contract_is_there_and_one_is_tried(
    browser: Browser, site: Site
) -> None:
    with window(browser, DESK) as at:
        at.page.goto(site.url + "/docs", wait_until="networkidle")
        contract = at.page.request.get(site.url + "/openapi/v1.json").json()
        operations = sum(
            method in ("get", "post") for path in contract["paths"].values() for method in path
        )
        expect(at.page.locator(".opblock")).to_have_count(operations)
        locks = at.page.locator(".opblock-summary .authorization__btn").filter(visible=True)
        expect(locks).to_have_count(2)  # of what only a key may do: to write, and to revert
        operation = at.page.locator("#operations-events-listEvents")
        operation.locator(".opblock-summary-control").click()
        operation.get_by_role("button", name="Execute").click()
        answer = operation.locator(".live-responses-table .response")
        expect(answer.locator(".response-col_status")).to_contain_text("200")
        expect(answer).to_contain_text('"title"')
        assert at.complaints == []
        assert at.asked == {site.url.removeprefix("http://")}


@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_alone_leads_past_the_head_and_shows_where_it_is(
    browser: Browser, site: Site, path: str
) -> None:
    with window(browser, DESK) as at:
        at.page.goto(site.url + path, wait_until="networkidle")
        at.page.keyboard.press("Tab")
        assert at.focused().startswith("A Skip to ")
        assert at.shows_focus()
        at.page.keyboard.press("Enter")
        reached = set()
        for _ in range(12):
            at.page.keyboard.press("Tab")
            assert at.shows_focus(), at.focused()
            reached.add(at.page.evaluate("document.activeElement.getBoundingClientRect().top"))
        assert len(reached) > 6


def test_an_operation_is_tried_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    with window(browser, PHONE) as at:
        at.page.goto(site.url + "/docs", wait_until="networkidle")
        operation = at.page.locator("#operations-service-getService")
        operation.locator(".opblock-summary-control").focus()
        at.page.keyboard.press("Enter")
        for _ in range(20):
            if at.focused() == "BUTTON Execute":
                break
            at.page.keyboard.press("Tab")
        at.page.keyboard.press("Enter")
        status = operation.locator(".live-responses-table .response-col_status")
        expect(status.last).to_contain_text("200")
        assert at.overflow() == 0
