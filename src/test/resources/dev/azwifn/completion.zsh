# Types lines with a tab behind each into an interactive zsh, and prints what they are then: completion.zsh SETUP LINE...
zmodload zsh/zpty zsh/zselect
setup=$1
shift
zpty z zsh -f -i
# Not ^X: compinit has that.
zpty -w z "dump() { print -r -- \$BUFFER >> lines; BUFFER= }; zle -N dump; bindkey '^]' dump; $setup"
for line; do zpty -n -w z "$line"$'\t\x1d'; done
for (( i = 0; i < 300; i++ )); do
  [[ -f lines && $(wc -l < lines) -ge $# ]] && break
  zselect -t 10
done
cat lines
zpty -d z
