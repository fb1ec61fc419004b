/*
 * The limit of the live bench: `limit PORT` answers each viewer with a head and a first message, keeps the socket, and writes each
 * line of standard input as one event to all of them, one send(2) after the other. The end of standard input ends it.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 65536 };
static int sockets[MOST], count, loop;
static char line[65536], event[65600];
static size_t filled;

static const char welcome[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
                              "data: {\"kind\":\"snapshot\",\"end\":\"@00000000@\"}\n\n";

static void publish(const char *message, size_t length) {
  int size = snprintf(event, sizeof event, "data: %.*s\n\n", (int)length, message);
  for (int nth = 0; nth < count; nth += 1) send(sockets[nth], event, size, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static void listen_to_driver(void) {
  ssize_t length = read(STDIN_FILENO, line + filled, sizeof line - filled);
  if (length <= 0) exit(0);
  filled += length;
  char *end, *from = line;
  while ((end = memchr(from, '\n', line + filled - from)) != NULL) {
    publish(from, end - from);
    from = end + 1;
  }
  filled -= from - line;
  memmove(line, from, filled);
}

static void accept_all(int listener) {
  int socket;
  while ((socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = socket};
    epoll_ctl(loop, EPOLL_CTL_ADD, socket, &event);
  }
}

/* What a viewer sends first is its whole request. */
static void answer(int socket) {
  char request[2048];
  ssize_t length = recv(socket, request, sizeof request, 0);
  epoll_ctl(loop, EPOLL_CTL_DEL, socket, NULL);
  if (length <= 0 || count == MOST) {
    close(socket);
    return;
  }
  send(socket, welcome, sizeof welcome - 1, MSG_NOSIGNAL);
  sockets[count++] = socket;
}

int main(int argc, char **argv) {
  int yes = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (argc != 2) return 2;
  address.sin_port = htons(atoi(argv[1]));
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, (void *)&address, sizeof address) < 0 || listen(listener, 4096) < 0) return perror("listen"), 1;
  loop = epoll_create1(0);
  struct epoll_event heard = {.events = EPOLLIN, .data.fd = listener}, told = {.events = EPOLLIN, .data.fd = STDIN_FILENO};
  epoll_ctl(loop, EPOLL_CTL_ADD, listener, &heard);
  epoll_ctl(loop, EPOLL_CTL_ADD, STDIN_FILENO, &told);
  puts("ready");
  fflush(stdout);
  struct epoll_event events[512];
  for (;;) {
    int ready = epoll_wait(loop, events, 512, -1);
    for (int nth = 0; nth < ready; nth += 1) {
      int fd = events[nth].data.fd;
      if (fd == listener) accept_all(listener);
      else if (fd == STDIN_FILENO) listen_to_driver();
      else answer(fd);
    }
  }
}
