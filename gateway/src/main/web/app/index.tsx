import { render } from 'preact';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/frame.css';
// Pages that are fetched later bring no styles of their own: the bundler links those of the first.
import './checkout/checkout.css';
import './passport/passport.css';
import './concierge/concierge.css';
import './staff/staff.css';
import { App } from './app';
import { followLinks } from './base/router';
import { watchSession } from './base/session';

followLinks();
watchSession();
render(<App />, document.getElementById('app')!);
