import { SignedIn } from '../account/signed-in';
import { useTitle } from '../base/title';
import { OrderForm } from './order-form';
import { PaymentPanel } from './payment-panel';
import { ResultPanel } from './result-panel';
import { text } from './words';

/** Checkout steps: travellers, payment, result, one URL each. */
export function CheckoutPage({ parts: [orderId, end] }: { parts: string[] }) {
  const t = text();
  const step = end === 'success' ? 2 : orderId ? 1 : 0;
  const steps = [t.step1, t.step2, t.step3];
  useTitle(`${steps[step]} · ${t.title}`);
  return (
    <SignedIn>
      {user => (
        <div class="wide page">
          <ol class="steps" aria-label={t.steps}>
            {steps.map((name, index) => (
              <li key={name} aria-current={index === step ? 'step' : undefined} class={index < step ? 'past' : ''}>{name}</li>
            ))}
          </ol>
          {!orderId && <OrderForm user={user} />}
          {orderId && end !== 'success' && <PaymentPanel orderId={orderId} user={user} failed={end === 'fail'} />}
          {orderId && end === 'success' && <ResultPanel orderId={orderId} />}
        </div>
      )}
    </SignedIn>
  );
}
