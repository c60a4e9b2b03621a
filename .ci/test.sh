# shellcheck shell=sh
# The second half of `./hubbub test`, which reads this file: provides what the suite needs, runs it,
# shows what it covered. $root and $jdk are set, and say and fail are there.

# The first of the given programs that is there; nothing if none is.
first_program() {
  for program in "$@"; do
    if command -v "$program" >/dev/null; then
      command -v "$program"
      return
    fi
  done
}

find_browser() {
  HUBBUB_CHROMIUM=${HUBBUB_CHROMIUM:-$(first_program chromium chromium-browser google-chrome-stable google-chrome \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' /Applications/Chromium.app/Contents/MacOS/Chromium)}
  HUBBUB_CHROMEDRIVER=${HUBBUB_CHROMEDRIVER:-$(first_program chromedriver /usr/lib/chromium/chromedriver \
    /usr/lib/chromium-browser/chromedriver)}
  [ -n "$HUBBUB_CHROMIUM" ] && [ -n "$HUBBUB_CHROMEDRIVER" ]
}

# Installs packages: what they are for, then their names.
install() {
  what=$1
  shift
  command -v apt-get >/dev/null || return 0
  if [ "$(id -u)" = 0 ]; then
    sudo=
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo=sudo
  else
    return 0
  fi
  say "Installing $what (apt-get):"
  export DEBIAN_FRONTEND=noninteractive
  for attempt in 1 2 3; do
    if $sudo apt-get -qq update >&2 &&
      $sudo apt-get -qq -y --no-install-recommends install "$@" >.hubbub/install.log 2>&1; then
      return 0
    fi
    say "  attempt $attempt failed"
  done
  tail -n 5 .hubbub/install.log >&2 || true
}

install_browser() {
  install "Chromium and its driver for the tests of the pages" chromium chromium-driver
}

# The tests start nodes of their own; the system's stays as it is.
provide_broker() {
  broker=/usr/lib/rabbitmq/bin/rabbitmq-server
  [ -x "$broker" ] || install "RabbitMQ for the tests of many processes" rabbitmq-server
  [ -x "$broker" ] || fail "The tests of many processes need RabbitMQ ($broker).
  Debian, Ubuntu   sudo apt-get install rabbitmq-server"
}

# The newest of the system's PostgreSQL with the programs for backups; most tests bring a server along.
has_postgres() {
  for programs in /usr/lib/postgresql/*/bin; do
    if [ -x "$programs/initdb" ] && [ -x "$programs/pg_dump" ]; then return 0; fi
  done
  command -v initdb >/dev/null && command -v pg_dump >/dev/null
}

provide_postgres() {
  has_postgres || install "PostgreSQL for the tests of backups" postgresql
  has_postgres || fail "The tests of backups need PostgreSQL's programs (initdb, pg_dump).
  Debian, Ubuntu   sudo apt-get install postgresql
  macOS            brew install postgresql"
}

# Sends and decodes sound, as people's programs do.
provide_ffmpeg() {
  HUBBUB_FFMPEG=${HUBBUB_FFMPEG:-$(first_program ffmpeg)}
  [ -n "$HUBBUB_FFMPEG" ] || {
    install "ffmpeg for the tests of sound" ffmpeg
    HUBBUB_FFMPEG=$(first_program ffmpeg)
  }
  [ -n "$HUBBUB_FFMPEG" ] || fail "The tests of sound need ffmpeg (none on the PATH; HUBBUB_FFMPEG names one).
  Debian, Ubuntu   sudo apt-get install ffmpeg
  macOS            brew install ffmpeg"
  export HUBBUB_FFMPEG
}

provide_browser() {
  find_browser || { install_browser && find_browser; } || fail "The tests of the pages need $(
    [ -n "$HUBBUB_CHROMIUM" ] || printf 'Chromium (no chromium on the PATH; HUBBUB_CHROMIUM names one)'
    [ -n "$HUBBUB_CHROMIUM" ] || [ -n "$HUBBUB_CHROMEDRIVER" ] || printf ' and '
    [ -n "$HUBBUB_CHROMEDRIVER" ] || printf 'its driver (no chromedriver on the PATH; HUBBUB_CHROMEDRIVER names one)'
  ).
  Debian, Ubuntu   sudo apt-get install chromium chromium-driver"
  export HUBBUB_CHROMIUM HUBBUB_CHROMEDRIVER
}

# Lines covered, a module each, from JaCoCo's table.
show_coverage() {
  table=app/target/site/jacoco-aggregate/jacoco.csv
  if [ ! -f "$table" ]; then return; fi
  printf '\nLines covered (in full: app/target/site/jacoco-aggregate/index.html)\n'
  awk -F, 'NR > 1 {
      sub(/^[^\/]*\//, "", $1); sub(/^Hubbub: /, "", $1)
      missed[$1] += $8; covered[$1] += $9; all_missed += $8; all_covered += $9
    }
    END {
      for (m in covered) printf "  %-12s %5.1f %%  of %d\n", m, share(covered[m], missed[m]), covered[m] + missed[m] | "sort"
      close("sort")
      printf "  %-12s %5.1f %%  of %d\n", "all", share(all_covered, all_missed), all_covered + all_missed
    }
    function share(c, m) { return c + m ? 100 * c / (c + m) : 100 }' "$table"
}

long=
for word in "$@"; do
  case $word in
    --long) long=-Dhubbub.long=true ;;
    *) fail "./hubbub test knows --long only, not $word" ;;
  esac
done
cd "$root"
command -v mvn >/dev/null || fail "The tests run with Maven, and there is no mvn on the PATH."
mkdir -p .hubbub
provide_browser
provide_broker
provide_postgres
provide_ffmpeg
status=0
# Two modules at a time: their tests wait more than they compute.
JAVA_HOME=$jdk mvn -B -T 2 $long verify || status=$?
if [ "$status" = 0 ]; then show_coverage; fi
exit "$status"
