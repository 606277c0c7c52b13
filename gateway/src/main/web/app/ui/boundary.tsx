import { Component, type ComponentChildren } from 'preact';
import { asFailure, type Failure } from '../base/api';
import { Problem } from './parts';

interface Props {
  /** Another path is another page, which gets its own chance. */
  path: string;
  children: ComponentChildren;
}

interface State {
  failure: Failure | null;
  path?: string;
}

/** Shows a fault of a page in its place; header and footer stay usable. */
export class Boundary extends Component<Props, State> {
  state: State = { failure: null };

  static getDerivedStateFromProps({ path }: Props, state: State): State | null {
    return state.path === path ? null : { path, failure: null };
  }

  componentDidCatch(thrown: unknown) {
    this.setState({ failure: asFailure(thrown) });
  }

  render() {
    const { failure } = this.state;
    return failure
      ? <div class="wide page"><Problem failure={failure} retry={() => location.reload()} /></div>
      : this.props.children;
  }
}
