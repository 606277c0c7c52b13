import { Failure, get } from '../base/api';
import type { Order, User } from '../base/types';
import { text } from './words';

export type Method = 'CARD' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';

interface Toss {
  payment(customer: { customerKey: string }): {
    requestPayment(request: {
      method: Method;
      amount: { currency: 'KRW'; value: number };
      orderId: string;
      orderName: string;
      successUrl: string;
      failUrl: string;
    }): Promise<void>;
  };
}

declare global {
  interface Window {
    TossPayments?: (clientKey: string) => Toss;
  }
}

function load(scriptUrl: string): Promise<void> {
  return new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = scriptUrl;
    script.onload = () => done();
    script.onerror = () => {
      script.remove();
      fail(new Failure('PSP_SCRIPT', text().scriptFailed));
    };
    document.head.append(script);
  });
}

/** Opens the PSP's payment window, which returns to the order's `success` or `fail` page. */
export async function pay(order: Order, user: User, method: Method): Promise<void> {
  const settings = await get<{ clientKey: string; scriptUrl: string }>('/api/payments/config');
  if (!window.TossPayments) {
    await load(settings.scriptUrl);
  }
  const here = `${location.origin}/checkout/${order.orderId}`;
  try {
    await window.TossPayments!(settings.clientKey).payment({ customerKey: user.id }).requestPayment({
      method,
      amount: { currency: 'KRW', value: order.amount },
      orderId: order.orderId,
      orderName: order.orderName,
      successUrl: `${here}/success`,
      failUrl: `${here}/fail`,
    });
  } catch (refused) {
    // The PSP's own sentence may be of any kind and length; its code goes to the console.
    console.warn('payment window refused', (refused as { code?: string }).code);
    throw new Failure('PSP_REFUSED', text().windowRefused);
  }
}
