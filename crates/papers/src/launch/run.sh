# Runs a program with limits, in a folder that goes when the caller does.
#
# Usage: sh -c SCRIPT sh FOLDER MEMORY_KIB FILE_BLOCKS SECONDS PROGRAM ARGUMENT...
#
# The standard input is a pipe that the caller holds open. When it closes before the program ends (the caller was
# interrupted or killed), the folder is taken away and everything that was started ends. The caller must have made
# this shell the leader of a process group.
folder=$1
ulimit -c 0
ulimit -d "$2"
ulimit -f "$3"
ulimit -t "$4"
shift 4
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
{
    read -r _ <&3
    rm -rf -- "$folder"
    kill -KILL 0
} &
wait "$program"
# What the program left behind ends as well, and so do the watcher and this shell: how they end says nothing.
kill -KILL 0
