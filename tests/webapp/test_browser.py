"""The site in a real Chromium, by what a reader sees and does."""

import os
import shutil
import threading
from collections.abc import Iterator
from itertools import product
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "there is no Chromium here; to run this test: apt-get install chromium"
ARTICLE = "/articles/nasal-spray"


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    with make_server("127.0.0.1", 0, app, handler_class=_Silent) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_switching_the_language_stays_on_the_article(page: Page) -> None:
    page.goto(f"/en{ARTICLE}")
    page.get_by_text("English").first.click()
    page.get_by_role("link", name="Deutsch").click()
    assert page.url.endswith(f"/de{ARTICLE}")
    assert page.locator("h1").inner_text() == "Das Nasenspray"


def test_the_keyboard_alone_switches_the_language(page: Page) -> None:
    page.goto(f"/en{ARTICLE}")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.lang") == "de"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/de{ARTICLE}")


def test_the_first_key_skips_to_the_text(page: Page) -> None:
    page.goto(f"/en{ARTICLE}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_arabic_runs_from_the_right(page: Page) -> None:
    page.goto(f"/ar{ARTICLE}")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    assert left(page, ".wordmark") > left(page, "summary")
    assert left(page, ".contents") > left(page, ".text")


def test_arabic_is_set_larger(page: Page) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.text p')).fontSize)"
    page.goto(f"/en{ARTICLE}")
    latin = page.evaluate(size)
    page.goto(f"/ar{ARTICLE}")
    assert page.evaluate(size) > latin


def test_a_fallback_says_so_in_the_readers_language(page: Page) -> None:
    page.goto(f"/ja{ARTICLE}")
    notice = page.locator(".notice")
    assert notice.is_visible()
    assert "この記事はまだ翻訳されていません。" in notice.inner_text()
    assert page.locator(".text").get_attribute("lang") == "en"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    for tag, rest in product(("en", "de", "ar", "ja"), ("/", ARTICLE, "/nothing")):
        page.goto(f"/{tag}{rest}")
        page.locator("summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") == width, page.url


def test_a_wide_table_scrolls_inside_itself(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"/en{ARTICLE}")
    inside, outside = page.evaluate(
        "(it => [it.scrollWidth, it.clientWidth])(document.querySelector('.scroller'))"
    )
    assert inside > outside
    page.locator(".contents a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "scroller"


def test_the_browser_has_nothing_to_complain_of(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    for tag in ("en", "ar", "ja"):
        page.goto(f"/{tag}{ARTICLE}")
        page.wait_for_load_state("networkidle")
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_told_from_the_ground(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"/ja{ARTICLE}")
    for selector in ("h1", ".text p", ".dateline", ".kicker", ".notice a", ".colophon p", "small"):
        assert contrast(page, selector) >= 4.5, selector


def left(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"]


def contrast(page: Page, selector: str) -> float:
    """The contrast of a text with what is behind it (WCAG 2.2, relative luminance)."""
    colors = page.evaluate(
        """selector => {
            const element = document.querySelector(selector);
            let ground = element;
            const ofGround = () => getComputedStyle(ground).backgroundColor;
            while (ofGround() === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
            return [getComputedStyle(element).color, ofGround()]
                .map(color => color.match(/[\\d.]+/g).slice(0, 3).map(Number));
        }""",
        selector,
    )
    light, dark = sorted((_luminance(color) for color in colors), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: list[float]) -> float:
    parts = [part / 255 for part in color]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
