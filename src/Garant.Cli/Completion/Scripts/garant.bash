# Completion of garant in bash. The program itself knows what can follow; where it knows nothing, files follow.
_garant() {
  local IFS=$'\n'
  local word="${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  case "$word" in
    ./* | ../* | /* | ~*) ;; # certainly a file
    *) COMPREPLY=($(compgen -W "$(garant "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word")) ;;
  esac
}
complete -o default -o bashdefault -F _garant garant
