"""Makes what is made of the program anew: `python -m docs.make`."""

from __future__ import annotations

from docs.make.everything import DOCS, made


def main() -> None:
    """Write every file that is not as it would be made now, and name it."""
    for path, text in made().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(DOCS.parent))


if __name__ == "__main__":
    main()
