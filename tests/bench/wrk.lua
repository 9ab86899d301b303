-- Asks the loopback for a site by its name, and says on the last line what came of it
function wrk.resolve(host, service)
  wrk.addrs = wrk.lookup("127.0.0.1", service)
end

function done(summary)
  local errors = summary.errors
  local lost = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("%d %d %d %d\n", summary.requests, summary.duration, lost, errors.status))
end
