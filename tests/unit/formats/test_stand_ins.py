"""Fonts that stand in for absent ones."""

import subprocess
from xml.etree import ElementTree

from reply_studio.formats import office
from reply_studio.formats.stand_ins import STAND_INS, write_settings
from reply_studio.letter import page


def test_every_font_of_the_templates_has_stand_ins(tmp_path):
    tree = ElementTree.parse(write_settings(tmp_path))
    assert [each.findtext("family") for each in tree.iter("alias")] == list(STAND_INS)
    assert {page.BODY, page.TITLE, page.BLACK, page.KAI, page.SONG} == set(STAND_INS)


def test_fontconfig_takes_them(tmp_path, needs):
    """Where the Arphic fonts are installed, as the checks on a bare machine do."""
    found = needs("fc-match")
    settings = {"FONTCONFIG_FILE": str(write_settings(tmp_path)), "HOME": str(tmp_path)}
    said = subprocess.run([found, "仿宋_GB2312"], capture_output=True, text=True, check=True, env=settings).stdout
    assert any(name in said for name in STAND_INS["仿宋_GB2312"])


def test_a_setting_of_the_user_is_kept(monkeypatch):
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    assert office.environment()["FONTCONFIG_FILE"].endswith("fonts.conf")
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/own.conf")
    assert office.environment()["FONTCONFIG_FILE"] == "/etc/own.conf"
