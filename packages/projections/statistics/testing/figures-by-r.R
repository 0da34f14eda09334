# Makes the figures in figures-by-r.json anew from the observations in it:   Rscript figures-by-r.R figures-by-r.json
# R 4.2 or newer with the packages survival (3.x) and jsonlite. A weight is a frequency, so rows are repeated for it.
suppressMessages({library(survival); library(jsonlite)})
intervals <- c("log", "log-log", "plain")
file <- commandArgs(TRUE)[1]
plain <- function(x) I(as.numeric(as.vector(x)))
one <- function(x) { x <- as.numeric(x)[1]; if (is.finite(x)) x else NA }
columns <- function(m, states) setNames(lapply(seq_along(states), function(j) plain(m[, j])), states)

kaplan_meier <- function(S, input) {
  level <- if (is.null(input$level)) .95 else input$level
  fits <- setNames(lapply(intervals, function(i) survfit(S ~ 1, conf.type = i, conf.int = level)), intervals)
  f <- fits$log
  limits <- function(of) lapply(of, function(g) list(lower = plain(g$lower), upper = plain(g$upper)))
  at <- lapply(fits, summary, times = input$at, extend = TRUE)
  list(n = f$n, events = sum(f$n.event),
    curve = list(time = plain(f$time), n_risk = plain(f$n.risk), n_event = plain(f$n.event),
      n_censor = plain(f$n.censor), surv = plain(f$surv), std_err = plain(summary(f, censored = TRUE)$std.err),
      ci = limits(fits)),
    quantiles = lapply(fits, function(g) {
      q <- quantile(g, probs = input$p); t <- summary(g)$table
      list(p = plain(input$p), time = plain(q$quantile), lower = plain(q$lower), upper = plain(q$upper),
        print_median = one(t["median"]), print_lower = one(t[8]), print_upper = one(t[9])) }),
    rmst = lapply(input$taus, function(tau) tryCatch({ t <- summary(f, rmean = tau)$table
      list(tau = tau, rmean = one(t["rmean"]), se = one(t["se(rmean)"])) },
      error = function(e) list(tau = tau, error = conditionMessage(e)))),
    at = list(time = plain(input$at), n_risk = plain(at$log$n.risk), surv = plain(at$log$surv),
      std_err = plain(at$log$std.err), ci = limits(at)))
}

aalen_johansen <- function(d, input) {
  causes <- sort(unique(unlist(input$cause[input$status == 1])))
  event <- factor(ifelse(d$status == 1, d$cause, 0), c(0, causes), c("censored", paste0("cause", causes)))
  d$event <- event; d$id <- seq_len(nrow(d))
  f <- if (is.null(d$entry)) survfit(Surv(time, event) ~ 1, data = d)
    else survfit(Surv(entry, time, event) ~ 1, data = d, id = id)
  s <- summary(f, times = input$at, extend = TRUE)
  list(n = f$n, states = I(f$states),
    curve = list(time = plain(f$time), n_risk = plain(f$n.risk[, 1]), pstate = columns(f$pstate, f$states),
      std_err_ij = columns(f$std.err, f$states)),
    at = list(time = plain(input$at), n_risk = plain(s$n.risk[, 1]), pstate = columns(s$pstate, f$states),
      std_err_ij = columns(s$std.err, f$states)))
}

# survdiff() refuses delayed entry: each time with events is made a stratum that holds those at risk at it.
log_rank <- function(d, rho) {
  d$stratum <- if (is.null(d$stratum)) 1 else d$stratum
  if (is.null(d$entry)) s <- survdiff(Surv(time, status) ~ group + strata(stratum), d, rho = rho)
  else {
    times <- unique(d[d$status == 1, c("time", "stratum")])
    sets <- do.call(rbind, lapply(seq_len(nrow(times)), function(j) { t <- times$time[j]
      k <- which(d$entry < t & d$time >= t & d$stratum == times$stratum[j])
      data.frame(set = j, one = 1, had = as.integer(d$time[k] == t & d$status[k] == 1), group = d$group[k]) }))
    sets$group <- factor(sets$group, sort(unique(d$group)))
    s <- survdiff(Surv(one, had) ~ group + strata(set), sets)
  }
  total <- function(x) plain(if (is.matrix(x)) rowSums(x) else x)
  list(rho = rho, groups = I(sub("^group=", "", trimws(names(s$n)))), observed = total(s$obs),
    expected = total(s$exp), chisq = one(s$chisq), df = sum(total(s$exp) > 0) - 1, p = one(s$pvalue))
}

run <- function(case) {
  input <- case$input
  d <- as.data.frame(input[intersect(names(input), c("time", "status", "entry", "group", "stratum", "cause"))])
  if (!is.null(input$weight)) d <- d[rep(seq_len(nrow(d)), input$weight), , drop = FALSE]
  if (!is.null(d$entry)) {
    d <- d[d$time > d$entry, ]
    joined <- aeqSurv(Surv(d$entry, d$time, d$status))
    d$entry <- joined[, 1]; d$time <- joined[, 2]
  }
  S <- if (is.null(d$entry)) Surv(d$time, d$status) else Surv(d$entry, d$time, d$status)
  result <- list(km = kaplan_meier(S, input))
  stopping <- function(expr) tryCatch(expr, error = function(e) list(error = conditionMessage(e)))
  if (!is.null(d$group)) result$logrank <- lapply(if (is.null(d$entry)) input$rho else 0, function(rho) stopping(log_rank(d, rho)))
  if (!is.null(d$cause) && any(d$status == 1)) result$aalen_johansen <- aalen_johansen(d, input)
  list(name = case$name, input = input, result = result)
}

set <- fromJSON(file, simplifyDataFrame = FALSE)
made <- paste0(R.version.string, "; survival ", packageVersion("survival"))
cases <- suppressWarnings(lapply(set$cases, run))
keep <- function(input) lapply(input, function(x) if (length(x) == 1 && is.numeric(x)) x else I(x))
cases <- lapply(cases, function(case) { lists <- setdiff(names(case$input), "level")
  case$input[lists] <- lapply(case$input[lists], I); case })
writeLines(toJSON(list(made_with = made, cases = cases), digits = I(17), na = "null", null = "null", auto_unbox = TRUE), file)
