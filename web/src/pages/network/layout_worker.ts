// Lays a network out beside the page's own thread.
import { layOut, type LayoutTask } from './layout';

self.onmessage = ({ data }: MessageEvent<LayoutTask>) => self.postMessage(layOut(data));
