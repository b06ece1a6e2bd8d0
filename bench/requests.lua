-- What wrk asks: the lines of a file, in turn. A line is a path, and perhaps a header.
local requests, at = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    local path, name, value = line:match("^(%S+)%s*([^:]*):?%s*(.*)$")
    local headers = name ~= "" and { [name] = value } or {}
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  print(string.format('wrk: {"requests": %d, "microseconds": %d, "bytes": %d, "failed": %d}',
    summary.requests, summary.duration, summary.bytes, failed))
end
