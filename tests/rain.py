"""A short lesson for tests of what is made around papers."""

LESSON = """---
title: Hujan
language: id
---

## Pilihan {.questions}

1. Hujan turun dari ....
   - [x] awan
   - [ ] tanah
   - [ ] batu
   - [ ] pohon

2. Air laut menguap karena ....
   - [x] panas
   - [ ] dingin
   - [ ] gelap
   - [ ] sunyi

3. Awan terbentuk dari ....
   - [x] uap air
   - [ ] debu saja
   - [ ] asap pabrik
   - [ ] pasir
"""
