# R/exams: N papers by exams2pdf, exercises drawn in random order within their parts, and the key as a CSV file.
# Rscript exams.R EXERCISES COUNT OUT
asked <- commandArgs(trailingOnly = TRUE)
suppressPackageStartupMessages(library("exams"))
set.seed(1)
part <- function(number) list.files(asked[1], pattern = paste0("^", number, "-.*Rnw$"))
parts <- lapply(1:3, part)
papers <- exams2pdf(
  parts,
  n = as.integer(asked[2]), nsamp = lengths(parts), edir = asked[1], dir = asked[3],
  name = "worksheet", template = "plain8", encoding = "UTF-8"
)
answer <- function(exercise) {
  solution <- exercise$metainfo$solution
  if (is.logical(solution)) LETTERS[which(solution)] else solution
}
rows <- t(vapply(papers, function(paper) vapply(paper, answer, ""), character(40)))
write.csv(rows, file.path(asked[3], "key.csv"))
