"""The core: pure rules and records. No input or output, no clock, no platform, no store."""
