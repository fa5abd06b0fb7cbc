import { serve } from '../serve.ts';
import { createProjectHandler } from './handler.ts';

serve(createProjectHandler());
