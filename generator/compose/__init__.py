"""Template and lesson in, document out: papers are Markdown templates, so a school adds one without Python."""

from generator.compose.composer import compose
from generator.compose.templates import Template, load_templates, parse_template

__all__ = ["Template", "compose", "load_templates", "parse_template"]
