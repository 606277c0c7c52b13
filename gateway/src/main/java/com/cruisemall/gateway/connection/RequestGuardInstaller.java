package com.cruisemall.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * Adds the {@link RequestGuard} behind the decoder of HTTP/1. Vert.x adds the decoder after this
 * handler, on a TLS connection only after the handshake.
 */
final class RequestGuardInstaller extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    ChannelPipeline pipeline = context.pipeline();
    @Nullable ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
    @Nullable ChannelHandlerContext tls = pipeline.context(SslHandler.class);
    if (decoder != null) {
      pipeline.addAfter(decoder.name(), null, new RequestGuard());
    } else if (tls != null && pipeline.first() == this) {
      pipeline.addAfter(tls.name(), null, new RequestGuardInstaller());
    }
    context.fireChannelRead(bytes);
    pipeline.remove(this);
  }
}
