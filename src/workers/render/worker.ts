import { serve } from '../serve.ts';
import { createRenderHandler } from './handler.ts';

serve(createRenderHandler());
