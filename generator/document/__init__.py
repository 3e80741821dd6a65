"""The waist of the system: plain blocks that readers and templates make and exporters draw."""
