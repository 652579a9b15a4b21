"""The preview as a page in the browser of the machine that it runs on: routes over the engine, events, the page itself.

Nothing here knows how pages are made; nothing but `correct` of the engine writes. The only importer of Starlette and uvicorn.
"""
