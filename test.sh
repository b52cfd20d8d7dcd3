#!/usr/bin/env bash
# Runs every test, or those of one part: ./test.sh [NAME], such as ./test.sh Assessment.
# Installs through the system's package manager what the tests need and the machine lacks.
set -euo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Most of what runs here ends before the compiler has gained from watching it.
export DOTNET_TieredPGO=0
part="${1:-}"

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

install() {
  command -v apt-get > /dev/null || { echo "Please install: $*" >&2; return 0; }
  echo "Installing $* …"
  as_root apt-get update -qq > /dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

needed=()
case "$part" in ""|Web*)
  command -v chromium > /dev/null || command -v chromium-browser > /dev/null || needed+=(chromium fonts-noto-core)
  compgen -G "/usr/lib/postgresql/*/bin/initdb" > /dev/null || needed+=(postgresql)
esac
case "$part" in ""|*onformal*)
  # What compiling a sample ahead of time links with.
  command -v gcc > /dev/null || command -v clang > /dev/null || needed+=(gcc libc6-dev)
  [ -e /usr/include/zlib.h ] || needed+=(zlib1g-dev)
esac
[ ${#needed[@]} -eq 0 ] || install "${needed[@]}"

# ./test.sh oracle and ./test.sh Oracle are the same.
shopt -s nocasematch
projects=()
for project in tests/*/*.csproj; do
  [[ "$(basename "$project")" != *"$part"* ]] || projects+=("$project")
done
shopt -u nocasematch
[ ${#projects[@]} -gt 0 ] || { echo "No test project is named after \"$part\"; there are:"; ls tests | grep Tests; exit 2; } >&2

dotnet build Garant.slnx -c Release -v quiet
if [ -z "$part" ]; then
  # The rest of what "dotnet format" looks at are warnings of the build, which it refuses.
  dotnet format whitespace Garant.slnx --verify-no-changes --no-restore
  dotnet format style Garant.slnx --verify-no-changes --no-restore --diagnostics IMPORTS
fi

passed=0 failed=0 skipped=0 status=0
for project in "${projects[@]}"; do
  log="$(mktemp)"
  dotnet run --no-build -c Release --project "$project" -- -noColor -noLogo 2>&1 | tee "$log" || status=1
  summary="$(grep -E '^ +\S+  Total: ' "$log" | tail -1)"
  number() { grep -oE "$1: [0-9]+" <<< "$summary" | grep -oE '[0-9]+$' || echo 0; }
  wrong=$(($(number Failed) + $(number Errors)))
  [ -n "$summary" ] || wrong=1
  passed=$((passed + $(number Total) - $(number Failed) - $(number Skipped) - $(number 'Not Run')))
  failed=$((failed + wrong)) skipped=$((skipped + $(number Skipped)))
  rm -f "$log"
done

[ "$failed" -eq 0 ] || status=1
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
