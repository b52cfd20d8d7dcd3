#compdef garant
# Completion of garant in zsh. The program itself knows what can follow; where it knows nothing, files follow.
_garant() {
  local -a words_to_follow
  words_to_follow=("${(@f)$(garant "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
  words_to_follow=(${words_to_follow:#})
  if (( ${#words_to_follow} )); then
    compadd -- "${words_to_follow[@]}"
  fi
  _files
}
if [ "$funcstack[1]" = "_garant" ]; then
  _garant "$@"
else
  compdef _garant garant
fi
