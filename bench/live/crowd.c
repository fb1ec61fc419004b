/*
 * The viewers of the live bench, all in one process: `crowd PORT VIEWERS PROTOCOL PATH SLOW`, PROTOCOL being sse, ws or sio;
 * a # at the end of PATH stands for the viewer's number.
 * Every message ends in a mark, @ and its number in eight digits and @. A viewer that has a number has all before it, since
 * messages carry whole values. Written out, times in nanoseconds of the monotonic clock:
 *   all TIME            every viewer is there and has its first mark
 *   got N HALF P99 LAST when message N, or a newer one, was with half of the viewers, with 99 in 100, with the last
 * The first SLOW viewers read 1,000 bytes each 100 ms and are not counted. Whoever loses its stream comes back after one to
 * three seconds, as the page in the store does. The end of standard input ends the program.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MARK = 10, MOST_MESSAGES = 1 << 20, PIECE = 1 << 18, SOURCES = 16, AT_ONCE = 200, MS = 1000000 };
enum phase { AWAY, CONNECTING, ASKED, GREETED, WATCHING };

struct viewer {
  int fd;
  enum phase phase;
  uint32_t highest;
  int64_t returns_at;
  unsigned char kept;
  char tail[MARK];
};

struct arrival {
  uint32_t viewers;
  int64_t half, p99;
};

static struct viewer *viewers;
static struct arrival *arrivals;
static int count, slow, watching, connecting, loop;
static const char *protocol;
static struct sockaddr_in server = {.sin_family = AF_INET};
static const char *path, *wanted;
static char piece[MARK + PIECE];

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int is_slow(const struct viewer *viewer) { return viewer - viewers < slow; }

static void lose(struct viewer *viewer) {
  if (viewer->phase == WATCHING) watching -= 1;
  else if (viewer->phase != AWAY) connecting -= 1;
  close(viewer->fd);
  viewer->phase = AWAY;
  viewer->kept = 0;
  viewer->returns_at = now() + (int64_t)(1000 + rand() % 2000) * MS;
}

static void come(struct viewer *viewer) {
  int nth = viewer - viewers, yes = 1, small = 4096;
  struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000101 + nth % SOURCES)};
  viewer->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (viewer->fd < 0) perror("socket"), exit(1);
  setsockopt(viewer->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
  if (is_slow(viewer)) setsockopt(viewer->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
  if (bind(viewer->fd, (void *)&from, sizeof from) < 0) perror("bind"), exit(1);
  viewer->phase = CONNECTING;
  connecting += 1;
  if (connect(viewer->fd, (void *)&server, sizeof server) < 0 && errno != EINPROGRESS) {
    lose(viewer);
    return;
  }
  struct epoll_event event = {.events = EPOLLOUT | EPOLLIN, .data.ptr = viewer};
  epoll_ctl(loop, EPOLL_CTL_ADD, viewer->fd, &event);
}

static int ask_for_stream(const struct viewer *viewer) {
  char request[1024], number[16] = "";
  size_t length = strcspn(path, "#");
  if (path[length] == '#') snprintf(number, sizeof number, "%d", (int)(viewer - viewers));
  int size = snprintf(request, sizeof request, "GET %.*s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n", (int)length, path, number,
                      ntohs(server.sin_port), wanted);
  return send(viewer->fd, request, size, MSG_NOSIGNAL);
}

static void ask(struct viewer *viewer) {
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(viewer->fd, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error != 0 || ask_for_stream(viewer) < 0) {
    lose(viewer);
    return;
  }
  viewer->phase = ASKED;
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = viewer};
  epoll_ctl(loop, EPOLL_CTL_MOD, viewer->fd, &event);
}

/* The number of the last whole mark in some bytes; -1 when there is none. */
static int64_t last_mark(const char *bytes, size_t length) {
  const char *end = bytes + length;
  while ((end = memrchr(bytes, '@', end - bytes)) != NULL && end - bytes >= MARK - 1) {
    const char *at = end - (MARK - 1);
    int64_t number = 0;
    int digits = 0;
    for (; digits < 8 && at[1 + digits] >= '0' && at[1 + digits] <= '9'; digits += 1)
      number = number * 10 + at[1 + digits] - '0';
    if (*at == '@' && digits == 8) return number;
  }
  return -1;
}

static void note(struct viewer *viewer, uint32_t number) {
  uint32_t all = count - slow;
  int64_t time = now();
  if (number >= MOST_MESSAGES) fprintf(stderr, "too many messages\n"), exit(1);
  for (uint32_t nth = viewer->highest + 1; nth <= number; nth += 1) {
    struct arrival *arrival = &arrivals[nth];
    arrival->viewers += 1;
    if (arrival->viewers == (all + 1) / 2) arrival->half = time;
    if (arrival->viewers == all - all / 100) arrival->p99 = time;
    if (arrival->viewers == all)
      printf("got %u %lld %lld %lld\n", nth, (long long)arrival->half, (long long)arrival->p99, (long long)time);
  }
  if (number > viewer->highest) viewer->highest = number;
}

/* Reads what is there. A mark may be cut in two: its beginning is kept until the rest comes. */
static void take(struct viewer *viewer, size_t most) {
  memcpy(piece, viewer->tail, viewer->kept);
  ssize_t length = recv(viewer->fd, piece + viewer->kept, most, MSG_DONTWAIT);
  if (length < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (length <= 0) {
    lose(viewer);
    return;
  }
  length += viewer->kept;
  /* socket.io opens its own connection inside of the first one. */
  if (viewer->phase == ASKED && strcmp(protocol, "sio") == 0 && memmem(piece, length, "0{\"sid\"", 7) != NULL) {
    send(viewer->fd, "\x81\x82\0\0\0\0" "40", 8, MSG_NOSIGNAL);
    viewer->phase = GREETED;
  }
  viewer->kept = length < MARK - 1 ? length : MARK - 1;
  memcpy(viewer->tail, piece + length - viewer->kept, viewer->kept);
  int64_t number = last_mark(piece, length);
  if (number < 0) return;
  if (viewer->phase != WATCHING) {
    viewer->phase = WATCHING;
    connecting -= 1;
    watching += 1;
    if (is_slow(viewer)) epoll_ctl(loop, EPOLL_CTL_DEL, viewer->fd, NULL);
    if (watching == count) printf("all %lld\n", (long long)now());
  }
  if (!is_slow(viewer)) note(viewer, number);
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  server.sin_port = htons(atoi(argv[1]));
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  count = atoi(argv[2]);
  protocol = argv[3];
  slow = atoi(argv[5]);
  path = argv[4];
  wanted = strcmp(protocol, "sse") == 0 ? "Accept: text/event-stream\r\n"
                                        : "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  viewers = calloc(count, sizeof *viewers);
  arrivals = calloc(MOST_MESSAGES, sizeof *arrivals);
  loop = epoll_create1(0);
  struct epoll_event driver = {.events = EPOLLIN, .data.ptr = NULL}, events[512];
  epoll_ctl(loop, EPOLL_CTL_ADD, STDIN_FILENO, &driver);
  int came = 0;
  int64_t looked_at = 0, read_slowly_at = 0;
  for (;;) {
    while (came < count && connecting < AT_ONCE) come(&viewers[came++]);
    int ready = epoll_wait(loop, events, 512, 10);
    for (int nth = 0; nth < ready; nth += 1) {
      struct viewer *viewer = events[nth].data.ptr;
      if (viewer == NULL) exit(0);
      else if (viewer->phase == CONNECTING) ask(viewer);
      else if (viewer->phase != AWAY) take(viewer, PIECE);
    }
    int64_t time = now();
    if (time - read_slowly_at > 100 * MS) {
      read_slowly_at = time;
      for (int nth = 0; nth < slow; nth += 1)
        if (viewers[nth].phase == WATCHING) take(&viewers[nth], 1000);
    }
    if (time - looked_at > 10 * MS) {
      looked_at = time;
      for (int nth = 0; nth < came; nth += 1)
        if (viewers[nth].phase == AWAY && viewers[nth].returns_at <= time) come(&viewers[nth]);
    }
    fflush(stdout);
  }
}
