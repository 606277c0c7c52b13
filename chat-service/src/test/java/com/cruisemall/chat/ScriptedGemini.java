package com.cruisemall.chat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Gemini server that plays the script of a test and counts disconnects of its client. */
public class ScriptedGemini implements QuarkusTestResourceLifecycleManager {
  /** Response to a request. */
  interface Script {
    void play(Call call) throws IOException, InterruptedException;
  }

  static final String KEY = "a-key-of-the-tests";
  static final String HELLO = answer("안녕", "하세요, ", "고객님!");

  static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
  static final AtomicInteger DISCONNECTS = new AtomicInteger();
  private static volatile Script script = call -> call.stream(HELLO);
  private static final ServerSocket SERVER = listen();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "cruisemall.gemini.url",
        "http://127.0.0.1:" + SERVER.getLocalPort(),
        "cruisemall.gemini.api-key",
        KEY);
  }

  @Override
  public void stop() {
    // One server is shared by all tests of the process.
  }

  /** Sets the script of all further requests and resets the counters. */
  static void plays(Script next) {
    script = next;
    REQUESTS.clear();
    DISCONNECTS.set(0);
  }

  /** Returns the events of a whole answer. */
  static String answer(String... words) {
    var events = new StringBuilder();
    for (String word : words) {
      events.append(event(word));
    }
    return events.append(end("STOP")).toString();
  }

  static String event(String words) {
    return "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"%s\"}]}}]}\n\n"
        .formatted(words);
  }

  /** Returns the event of a tool call with a signature, as thinking models send it. */
  static String calls(String tool, String arguments) {
    return "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"%s\",\"args\":%s},\"thoughtSignature\":\"c2lnbmVk\"}]}}]}\n\n"
        .formatted(tool, arguments);
  }

  /** Returns a script that calls a tool and answers after its result. */
  static Script looksUp(String tool, String arguments, String answer) {
    return call ->
        call.stream(
            call.request().contains("functionResponse")
                ? answer(answer)
                : calls(tool, arguments) + end("STOP"));
  }

  static String end(String reason) {
    return """
    data: {"candidates":[{"finishReason":"%s"}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":3,"totalTokenCount":10}}

    """
        .formatted(reason);
  }

  static String overQuota(String quotaId, String retryDelay) {
    return """
    [{"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED","details":[
    {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"%s"}]},
    {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"%s"}]}}]
    """
        .formatted(quotaId, retryDelay);
  }

  private static ServerSocket listen() {
    try {
      var server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(() -> accept(server));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      String request = read(in);
      REQUESTS.add(request);
      script.play(new Call(request, in, socket.getOutputStream()));
    } catch (IOException _) {
      DISCONNECTS.incrementAndGet();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    String length = head.toString().replaceAll("(?is).*content-length: *(\\d+).*", "$1");
    byte[] body = in.readNBytes(Integer.parseInt(length));
    return head + new String(body, StandardCharsets.UTF_8);
  }

  /** A connection after its request. */
  record Call(String request, InputStream in, OutputStream out) {
    void stream(String events) throws IOException {
      head(200, "text/event-stream");
      send(events);
    }

    void refuse(int status, String body) throws IOException {
      head(status, "application/json");
      send(body);
    }

    void head(int status, String type) throws IOException {
      send(
          "HTTP/1.1 %d X\r\nContent-Type: %s\r\nConnection: close\r\n\r\n".formatted(status, type));
    }

    void send(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    /** Sends nothing until the client disconnects. */
    void awaitDisconnect() throws IOException {
      if (in.read() < 0) {
        throw new IOException("disconnected");
      }
    }
  }
}
