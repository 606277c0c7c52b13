import { render } from 'preact';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/frame.css';
// Styles of pages loaded on demand are included here, because the bundler links only those of the first page.
import './checkout/checkout.css';
import './passport/passport.css';
import './concierge/concierge.css';
import './staff/staff.css';
import { App } from './app';
import { started } from './base/release';
import { followLinks } from './base/router';
import { watchSession } from './base/session';

followLinks();
watchSession();
const root = document.getElementById('app')!;
root.textContent = '';
render(<App />, root);
started();
