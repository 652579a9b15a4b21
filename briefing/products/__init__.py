"""Products: one file a product. `PRODUCT` says what it is; `compose(edition, language)` gives its document."""
