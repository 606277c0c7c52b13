package com.cruisemall.sandbox.psp.window;

import com.cruisemall.sandbox.psp.Checkout;
import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.PspConfig;
import com.cruisemall.sandbox.psp.TossError;
import com.cruisemall.sandbox.psp.TossResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Payment window, opened by the script of {@link SdkScriptResource}. It redirects to {@code
 * successUrl?paymentKey&orderId&amount} or {@code failUrl?code&message&orderId}.
 *
 * @see <a href="https://docs.tosspayments.com/sdk/v2/js">Toss Payments: JavaScript SDK</a>
 */
@Path("/v1/sandbox")
@RunOnVirtualThread
class WindowResource {
  private static final String HTML = "text/html;charset=UTF-8";

  private final Payments payments;
  private final PspConfig config;
  private final WindowPage page = WindowPage.load();

  WindowResource(Payments payments, PspConfig config) {
    this.payments = payments;
    this.config = config;
  }

  /** Query parameters of the SDK script. */
  record OpenRequest(
      @QueryParam("clientKey") @Nullable String clientKey,
      @QueryParam("customerKey") @Nullable String customerKey,
      @QueryParam("method") @Nullable String method,
      @QueryParam("amount") long amount,
      @QueryParam("orderId") @Nullable String orderId,
      @QueryParam("orderName") @Nullable String orderName,
      @QueryParam("successUrl") @Nullable String successUrl,
      @QueryParam("failUrl") @Nullable String failUrl) {
    Checkout.Request request() {
      return new Checkout.Request(
          text(orderId),
          text(orderName),
          amount,
          method == null ? "CARD" : method,
          text(customerKey),
          text(successUrl),
          text(failUrl));
    }

    private static String text(@Nullable String value) {
      return value == null ? "" : value;
    }
  }

  /** Creates a payment and redirects to its window. */
  @GET
  @Path("window")
  @Produces(HTML)
  public Response open(@BeanParam OpenRequest openRequest) {
    Checkout.Request request = openRequest.request();
    if (!config.clientKey().equals(openRequest.clientKey())) {
      return errorPage(TossError.UNAUTHORIZED_KEY);
    }
    if (!request.isValid() || !isHttpUrl(request.successUrl()) || !isHttpUrl(request.failUrl())) {
      return errorPage(TossError.INVALID_REQUEST);
    }
    return Response.seeOther(
            URI.create("/v1/sandbox/window/" + payments.open(request).paymentKey()))
        .build();
  }

  @GET
  @Path("window/{paymentKey}")
  @Produces(HTML)
  public Response show(String paymentKey) {
    return payments
        .checkout(paymentKey)
        .map(payment -> Response.ok(page.of(payment)).header("Cache-Control", "no-store").build())
        .orElseGet(() -> errorPage(TossError.NOT_FOUND_PAYMENT));
  }

  /** Handles a button of the window. */
  @POST
  @Path("window/{paymentKey}")
  @Produces(HTML)
  public Response submit(String paymentKey, @FormParam("action") @Nullable String action) {
    Optional<Checkout> found = payments.checkout(paymentKey);
    if (found.isEmpty()) {
      return errorPage(TossError.NOT_FOUND_PAYMENT);
    }
    Checkout payment = found.get();
    return switch (action) {
      case "approve" ->
          authenticated(
              payment, payments.authenticate(paymentKey, Optional.empty(), Optional.empty()));
      case "virtual-account" ->
          authenticated(
              payment,
              payments.authenticate(paymentKey, Optional.of("VIRTUAL_ACCOUNT"), Optional.empty()));
      case "refuse-later" ->
          authenticated(
              payment,
              payments.authenticate(
                  paymentKey, Optional.empty(), Optional.of(TossError.REJECT_CARD_PAYMENT)));
      case "reject" -> {
        payments.reject(paymentKey, TossError.REJECT_CARD_COMPANY);
        yield failed(
            payment, TossError.REJECT_CARD_COMPANY.name(), TossError.REJECT_CARD_COMPANY.message());
      }
      case "cancel" -> failed(payment, "PAY_PROCESS_CANCELED", "사용자에 의해 결제가 취소되었습니다.");
      case "deposit" -> {
        payments.deposit(paymentKey);
        yield show(paymentKey);
      }
      case null, default -> errorPage(TossError.INVALID_REQUEST);
    };
  }

  private Response authenticated(Checkout payment, TossResponse response) {
    if (!response.ok()) {
      return failed(payment, "PAY_PROCESS_ABORTED", "결제 진행 중 승인에 실패하여 결제가 중단되었습니다.");
    }
    return redirect(
        payment.successUrl(),
        Map.of(
            "paymentKey",
            payment.paymentKey(),
            "orderId",
            payment.orderId(),
            "amount",
            Long.toString(payment.amount())));
  }

  private static Response failed(Checkout payment, String code, String message) {
    return redirect(
        payment.failUrl(), Map.of("code", code, "message", message, "orderId", payment.orderId()));
  }

  private static Response redirect(String url, Map<String, String> parameters) {
    if (url.isEmpty()) {
      return Response.noContent().build();
    }
    StringBuilder address = new StringBuilder(url);
    new TreeMap<>(parameters)
        .forEach((name, value) ->
            address
                .append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return Response.seeOther(URI.create(address.toString())).build();
  }

  private Response errorPage(TossError error) {
    return Response.status(error.status()).entity(page.of(error)).build();
  }

  private static boolean isHttpUrl(String url) {
    try {
      String scheme = URI.create(url).getScheme();
      return "http".equals(scheme) || "https".equals(scheme);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
