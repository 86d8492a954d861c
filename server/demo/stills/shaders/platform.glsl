// 0 platform (K: lamps), 1 figure (K: lamps), 2 headlights of a coming train (light only)
vec4 scene(vec2 uv){vec2 v=vec2(.08,.10);vec2 d=uv-v;
 if(L==1){vec2 q=uv-vec2(-.015,-.205);float f=person(q,.265);return lay(vec3(.006,.008,.010)+K*vec3(.5,.72,.66)*.16*ss(.007,.0,abs(f))*ss(.12,.26,q.y),fill(f));}
 if(L==2){vec2 g=d-vec2(-.11,-.018);vec3 c=vec3(1.,.93,.75)*(2.4*exp(-dot(g-vec2(.016,0.),g-vec2(.016,0.))*9000.)+2.4*exp(-dot(g+vec2(.016,0.),g+vec2(.016,0.))*9000.)+.42*exp(-length(g)*9.)+.10*exp(-length(g*vec2(1.,.5))*2.4));
  if(d.y<-.02){float z=.16/(-d.y);float x=d.x*z;c+=vec3(1.,.9,.7)*(ss(.010,.003,abs(x+.30))+ss(.010,.003,abs(x+.42)))*.9*exp(-.12*z);c+=vec3(.8,.72,.55)*.10*step(x,-.205)*exp(-abs(x+.36)*5.);}
  return vec4(c,1);}
 vec3 c=vec3(.004,.007,.012);
 if(d.y<0.){float z=.16/(-d.y);float x=d.x*z;vec3 f=vec3(.05,.055,.06)*(.7+.6*fbm(vec2(x*14.,z*9.)));float tile=ss(.0,.02,abs(fract(z*3.)-.5)-.01);f*=.85+.15*tile;
  float yl=ss(.012,.009,abs(x+.17));f=mix(f,vec3(.55,.40,.04)*(.7+.3*step(.4,fract(z*40.))),yl*.9);float drop=step(x,-.205);
  f=mix(f,vec3(.006,.008,.010)+vec3(.05,.06,.07)*ss(.006,.003,abs(x+.30))+vec3(.05,.06,.07)*ss(.006,.003,abs(x+.42)),drop);
  float lit=0.;for(int i=0;i<9;i++){float lz=.6+float(i)*.75;lit+=.10/(.04+pow((z-lz)*.9,2.)+pow((x-.12)*1.3,2.));}lit*=mix(.10,1.,K);
  float wet=fbm(vec2(x*6.,z*4.));c=f*lit*vec3(.85,1.,.95)*.9/(1.+z*.10);
  for(int i=0;i<9;i++){float lz=.6+float(i)*.75;float rx=x-.12;c+=K*vec3(.75,1.,.93)*.05*ss(.55,.85,wet)*exp(-rx*rx*90.)*exp(-pow((z-lz),2.)*2.)*(1.-drop);}
 } else {float z=.34/d.y;float x=d.x*z;vec3 f=vec3(.02,.024,.026)*(.8+.4*n2(vec2(x*5.,z*20.)));float beam=ss(.06,.04,abs(fract(z*1.333)-.5)-.36);f*=.6+.6*beam;float on=step(-.26,x)*step(x,.75);
  c=mix(c,f*vec3(.9,1.,.95)*1.6/(1.+z*.2)*mix(.16,1.,K),on);float tube=ss(.035,.026,abs(x-.12))*ss(.30,.27,abs(fract((z-.6)/.75+.5)-.5)*.75);
  float lamp=floor((z-.6)/.75+.5);float kk=lamp==1.?K:mix(.03,1.,K); 
  c+=on*tube*vec3(2.6,3.4,3.1)/(1.+z*.05)*kk;c+=on*K*vec3(.5,.72,.66)*.10*exp(-abs(x-.12)*9.);
  if(x<-.26){c=vec3(.006,.010,.018)+vec3(.02,.03,.05)*exp(-d.y*6.);vec2 s2=floor(uv*5.);c+=vec3(1.,.7,.35)*.25*step(.982,h1(floor(vec2(uv.x*70.,uv.y*46.))))*ss(.14,.0,d.y)*ss(.0,.01,d.y);}}
 c+=mix(.25,1.,K)*vec3(.40,.60,.56)*.16*exp(-length(d*vec2(1.,.8))*9.);
 for(int i=7;i>=0;i--){float z=.95+float(i)*.75;float x=v.x+.30/z;float top=v.y+.34/z,bot=v.y-.16/z;float m=ss(.001,-.001,box(uv-vec2(x,(top+bot)*.5),vec2(.018/z,(top-bot)*.5)));c=mix(c,(vec3(.05,.062,.06)*(1.-.5*ss(-.018/z,.018/z,uv.x-x))*(1.2/(1.+z*.2))+vec3(.02,.03,.03))*mix(.14,1.,K),m);}
 // a clock hanging from the roof
 vec2 ck=uv-vec2(-.055,.325);float cd=length(ck);float hang=box(ck-vec2(0.,.09),vec2(.003,.05));c=mix(c,vec3(.012),fill(hang));c=mix(c,vec3(.010),fill(cd-.052));c=mix(c,vec3(.80,.84,.80)*mix(.06,1.,K),fill(cd-.046));
 float hand=min(seg(ck,vec2(0),vec2(-.002,.026))-.0022,seg(ck,vec2(0),vec2(.022,.030))-.0016);c=mix(c,vec3(.02),fill(hand)*step(cd,.05));for(int i=0;i<12;i++){float a=float(i)*.5236;c=mix(c,vec3(.05),fill(length(ck-.039*vec2(cos(a),sin(a)))-.0022));}
 vec2 q=uv-vec2(-.015,-.205);float sh=ss(.03,.0,abs(q.x+q.y*.10)-.02)*step(q.y,0.)*ss(-.24,.0,q.y);c*=1.-.65*sh*K;
 return vec4(c*1.15,1);}
