import { render } from 'preact';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/frame.css';
import { App } from './app';
import { followLinks } from './base/router';
import { watchSession } from './base/session';

followLinks();
watchSession();
render(<App />, document.getElementById('app')!);
