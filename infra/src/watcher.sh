# Ends the children of a process that has died, however it died.
# Standard input is a pipe that only that process holds open. Its lines are
#   + TARGET FIRST LAST    a child: a pid, or -pid for its whole group; how to ask it to end, and how to make it
#   - TARGET               the child has ended
trap '' HUP INT TERM
targets=

while read -r sign target first last; do
  case $sign in
    +) targets="$targets $target:$first:$last" ;;
    -)
      kept=
      for entry in $targets; do
        case $entry in "$target":*) ;; *) kept="$kept $entry" ;; esac
      done
      targets=$kept
      ;;
  esac
done

# Asked every half second for three seconds, because some end at once only when asked twice; then made to.
for turn in 1 2 3 4 5 6 last; do
  alive=
  for entry in $targets; do
    target=${entry%%:*}
    signals=${entry#*:}
    kill -0 "$target" 2>/dev/null || continue
    alive=yes
    if [ "$turn" = last ]; then signal=${signals#*:}; else signal=${signals%:*}; fi
    kill "-$signal" "$target" 2>/dev/null
  done
  [ -n "$alive" ] || exit 0
  [ "$turn" = last ] || sleep 0.5
done
