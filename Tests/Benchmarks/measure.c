// Measures commands, which take turns for a number of rounds:
//
//   measure ROUNDS OUTPUT COMMAND [ARGUMENT…] [-- COMMAND [ARGUMENT…]]…
//
// Prints one line per run: the command's position, its wall, user and system time in µs, its peak
// memory in KiB, and its exit code. The commands' output goes to OUTPUT, usually /dev/null.
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

enum { MAX_COMMANDS = 16 };

static long microseconds(struct timeval time) { return time.tv_sec * 1000000 + time.tv_usec; }

static void measure(int position, char **command, const char *output) {
  struct timespec start, end;
  struct rusage usage;
  int status;
  clock_gettime(CLOCK_MONOTONIC, &start);
  // vfork: the wall time would include fork's copying of page tables.
  pid_t child = vfork();
  if (child < 0) err(EX_OSERR, "vfork");
  if (child == 0) {
    int file = open(output, O_WRONLY);
    if (file < 0 || dup2(file, STDOUT_FILENO) < 0 || dup2(file, STDERR_FILENO) < 0) _exit(126);
    execvp(command[0], command);
    _exit(127);
  }
  if (wait4(child, &status, 0, &usage) < 0) err(EX_OSERR, "wait4");
  clock_gettime(CLOCK_MONOTONIC, &end);
  if (!WIFEXITED(status)) errx(EX_SOFTWARE, "a signal ended %s", command[0]);
  long wall = (end.tv_sec - start.tv_sec) * 1000000 + (end.tv_nsec - start.tv_nsec) / 1000;
  printf("%d %ld %ld %ld %ld %d\n", position, wall, microseconds(usage.ru_utime),
         microseconds(usage.ru_stime), usage.ru_maxrss, WEXITSTATUS(status));
  fflush(stdout);
}

int main(int argc, char **argv) {
  char **commands[MAX_COMMANDS];
  int count = 0;
  if (argc < 4) errx(EX_USAGE, "usage: measure ROUNDS OUTPUT COMMAND… [-- COMMAND…]…");
  commands[count++] = argv + 3;
  for (int i = 3; i < argc; i++) {
    if (strcmp(argv[i], "--") != 0) continue;
    if (count == MAX_COMMANDS) errx(EX_USAGE, "more than %d commands", MAX_COMMANDS);
    argv[i] = NULL;
    commands[count++] = argv + i + 1;
  }
  for (int round = atoi(argv[1]); round > 0; round--)
    for (int i = 0; i < count; i++) measure(i, commands[i], argv[2]);
}
