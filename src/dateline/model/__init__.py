"""The nouns of dateline: frozen dataclasses, no input or output, no third-party imports."""
