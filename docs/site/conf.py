"""What Sphinx is told; the site needs nothing from elsewhere, neither when it is built nor when it is read."""

project = "briefing"
extensions = ["myst_parser"]
myst_heading_anchors = 3
myst_enable_extensions: list[str] = []
html_theme = "furo"
html_title = "briefing"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
highlight_language = "text"
suppress_warnings = ["misc.highlighting_failure"]  # wrong briefs are shown on purpose
