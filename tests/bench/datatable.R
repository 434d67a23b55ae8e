# usage: Rscript datatable.R FILE KEY,... THREADS [SECONDS]
#
# data.table's way: the sums of `persons` by the keys, as CSV without a header. SECONDS is a
# file for the time that reading, adding and printing took; the clock starts when R has.
suppressMessages(library(data.table))
words <- commandArgs(trailingOnly = TRUE)
keys <- strsplit(words[2], ",")[[1]]
setDTthreads(as.integer(words[3]))
start <- proc.time()[["elapsed"]]
table <- fread(words[1], sep = ",", header = TRUE, showProgress = FALSE)
sums <- table[, .(sum = sum(as.numeric(persons))), by = keys]
fwrite(sums, "", col.names = FALSE)
if (length(words) > 3)
	cat(proc.time()[["elapsed"]] - start, "\n", file = words[4])
