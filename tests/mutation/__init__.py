"""Small faults put into the reading rules one at a time: the tests must find every one of them."""
