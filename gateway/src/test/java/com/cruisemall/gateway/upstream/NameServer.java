package com.cruisemall.gateway.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.util.List;

/** DNS server (RFC 1035) that returns the same addresses for every name. */
final class NameServer implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int QUESTION_TAIL = 4;
  private static final int ANSWER_WITHOUT_ERROR = 0x8180;
  private static final int POINTER_TO_NAME = 0xc00c;

  private final DatagramSocket socket;
  private volatile List<String> addresses;

  NameServer(Vertx vertx, List<String> addresses) {
    this.addresses = addresses;
    this.socket = vertx.createDatagramSocket();
    socket.handler(this::answer);
    socket.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
  }

  int port() {
    return socket.localAddress().port();
  }

  void know(List<String> newer) {
    addresses = newer;
  }

  private void answer(DatagramPacket query) {
    Buffer asked = query.data();
    int end = HEADER;
    while (asked.getByte(end) != 0) {
      end += asked.getUnsignedByte(end) + 1;
    }
    List<String> known = addresses;
    Buffer answer =
        Buffer.buffer()
            .appendBuffer(asked.slice(0, 2))
            .appendUnsignedShort(ANSWER_WITHOUT_ERROR)
            .appendUnsignedShort(1)
            .appendUnsignedShort(known.size())
            .appendUnsignedShort(0)
            .appendUnsignedShort(0)
            .appendBuffer(asked.slice(HEADER, end + 1 + QUESTION_TAIL));
    for (String address : known) {
      answer
          .appendUnsignedShort(POINTER_TO_NAME)
          .appendUnsignedShort(1)
          .appendUnsignedShort(1)
          .appendInt(0)
          .appendUnsignedShort(4);
      for (String part : address.split("\\.", -1)) {
        answer.appendUnsignedByte(Short.parseShort(part));
      }
    }
    socket.send(answer, query.sender().port(), query.sender().host());
  }

  @Override
  public void close() {
    socket.close();
  }
}
