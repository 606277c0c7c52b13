// Replaces https://js.tosspayments.com/v2/standard: the same API, opening the sandbox window.
(function () {
  "use strict";
  const origin = new URL(document.currentScript.src).origin;

  function refuse(code, message) {
    return Promise.reject(Object.assign(new Error(message), { code }));
  }

  function TossPayments(clientKey) {
    return {
      payment: ({ customerKey } = {}) => ({
        requestPayment(request) {
          const amount = Number(request.amount?.value ?? request.amount);
          for (const name of ["orderId", "orderName", "successUrl", "failUrl"]) {
            if (!request[name]) {
              return refuse("INVALID_PARAMETERS", `${name} 값이 필요합니다.`);
            }
          }
          if (!Number.isSafeInteger(amount) || amount <= 0) {
            return refuse("INVALID_PARAMETERS", "amount 값이 올바르지 않습니다.");
          }
          const query = new URLSearchParams({
            clientKey,
            customerKey: customerKey ?? "",
            method: request.method ?? "CARD",
            amount: String(amount),
            orderId: request.orderId,
            orderName: request.orderName,
            successUrl: request.successUrl,
            failUrl: request.failUrl,
          });
          window.location.assign(`${origin}/v1/sandbox/window?${query}`);
          return new Promise(() => {}); // never settles, because the browser leaves the page
        },
      }),
    };
  }

  TossPayments.ANONYMOUS = "@@ANONYMOUS";
  window.TossPayments = TossPayments;
})();
