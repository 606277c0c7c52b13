package com.cruisemall.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.Optional;

/**
 * Checks each request head of an HTTP/1 connection. In place of a refused request, a marked one
 * goes on, so that its error response has the form, the headers and the place among earlier
 * responses of any other. What follows on the connection is dropped.
 */
final class RequestGuard extends ChannelInboundHandlerAdapter {
  private boolean refused;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (refused) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      Optional<DefaultHttpRequest> replacement = RequestHead.refusal(request).map(this::refuse);
      if (replacement.isPresent()) {
        ReferenceCountUtil.release(message);
        context.fireChannelRead(replacement.get());
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        return;
      }
    }
    context.fireChannelRead(message);
  }

  private DefaultHttpRequest refuse(RequestRefusal refusal) {
    refused = true;
    HeadersMultiMap headers = HeadersMultiMap.headers();
    refusal.mark(headers);
    return new DefaultHttpRequest(HttpVersion.HTTP_1_1, refusal.method(), "/", headers);
  }
}
