// The machine's shelf, close. 0 shelf (K: one button lit), 1 hand
float dig(vec2 p,int n){ // seven-segment figure, 1 tall
  float d=9.;int m=n==1?6:n==2?91:n==3?79:n==0?63:n==5?109:127;
  vec2 a=vec2(-.22,.45),b=vec2(.22,.45),c=vec2(-.22,0.),e=vec2(.22,0.),f=vec2(-.22,-.45),g=vec2(.22,-.45);
  if((m&1)>0)d=min(d,seg(p,a,b));if((m&2)>0)d=min(d,seg(p,b,e));if((m&4)>0)d=min(d,seg(p,e,g));if((m&8)>0)d=min(d,seg(p,f,g));if((m&16)>0)d=min(d,seg(p,f,c));if((m&32)>0)d=min(d,seg(p,c,a));if((m&64)>0)d=min(d,seg(p,c,e));return d;
}
vec4 scene(vec2 uv){
  if(L==0){
    vec2 cs=vec2(.30,.66);vec2 k=(uv+vec2(.45,.33+.66))/cs;vec2 id=floor(k),f=(fract(k)-.5)*cs;
    float back=.55+.35*ss(-.33,.33,f.y);vec3 c=vec3(1.15,1.04,.84)*back;
    c*=.90+.10*ss(.0,.10,abs(f.x)); 
    vec2 q=f-vec2(0.,.075);float w=.098;float top=.205;
    float body=box(q,vec2(w,top))-.012;float neck=taper(q-vec2(0.,0.),top,top+.03,w-.004,w-.022)-.006;float can=min(body,neck);
    float x=clamp(q.x/w,-1.,1.);float cyl=sqrt(max(1.-x*x,0.));
    float hu=h1(id+vec2(3.,1.));vec3 ink=hu<.2?vec3(.80,.06,.03):hu<.4?vec3(.03,.13,.33):hu<.6?vec3(.02,.24,.18):hu<.8?vec3(.78,.52,.08):vec3(.16,.07,.04);
    vec3 cc=ink;float band=h1(id+9.);
    cc=mix(cc,vec3(.86,.82,.72),ss(.002,-.002,abs(q.y-.02)-.055-.03*band));
    cc=mix(cc,ink*.8,ss(.002,-.002,length(q-vec2(.0,.02))-.042));
    cc=mix(cc,vec3(.86,.82,.72),ss(.0015,-.0015,abs(q.y+.145)-.004)+ss(.0015,-.0015,abs(q.y-.165)-.003));
    if(q.y>top+.004)cc=vec3(.42,.42,.43);
    cc*=.25+.85*cyl;cc+=vec3(1.,.95,.85)*.45*pow(max(0.,1.-abs(x+.45)*2.6),3.);cc*=.75+.35*ss(-.2,.3,q.y);
    c*=1.-.45*ss(.06,-.02,can)*step(0.,can);
    c=mix(c,cc,ss(.0015,-.0015,can));
    // shelf, price and button
    float sh=f.y+.178;if(sh<0.){c=vec3(.30,.29,.27)*(.5+.5*ss(-.152,0.,sh));c+=vec3(.5,.45,.36)*ss(.008,.0,abs(sh));}
    vec2 pt=f-vec2(-.055,-.235);float tag=box(pt,vec2(.068,.030))-.004;c=mix(c,vec3(.86,.83,.75),ss(.0015,-.0015,tag));
    float dd=min(min(dig((pt-vec2(-.034,0.))/.036,1),dig((pt-vec2(-.004,0.))/.036,2)),dig((pt-vec2(.032,0.))/.036,0))*.036;
    c=mix(c,vec3(.75,.06,.03),ss(.0042,.0026,dd));
    vec2 bt=f-vec2(.085,-.235);float b=box(bt,vec2(.026,.018))-.008;bool hero=id.x==1.&&id.y==1.;
    float on=hero?K:0.;vec3 bc=mix(vec3(.34,.05,.04),vec3(2.6,.36,.16),hero?K:.0);if(!hero&&h1(id+5.)>.72)bc=vec3(.06,.06,.06);
    c=mix(c,vec3(.05),ss(.0015,-.0015,b-.006));c=mix(c,bc*(.8+.4*ss(-.02,.02,bt.y)),ss(.0015,-.0015,b));
    vec2 hb=uv-vec2((1.5)*cs.x-.45+.085,(1.5)*cs.y-.99-.235);c+=K*vec3(1.,.18,.08)*.5*exp(-max(box(hb,vec2(.026,.018))-.008,0.)*22.);
    // glass: a slanted reflection of the street
    float gl=ss(.10,.0,abs(uv.x*.5+uv.y*.22-.02)-.06);c+=vec3(.10,.12,.16)*gl*.35;
    c*=.78;return vec4(c,1);
  }
  vec2 p=uv-vec2(.085,-.235);p=rot(-.42)*p; // finger tip at the button
  float d=seg(p,vec2(.012,-.020),vec2(.030,-.30))-.034;d=smin(d,seg(p,vec2(.030,-.30),vec2(.06,-.52))-.050,.05);
  float fist=box(p-vec2(.10,-.56),vec2(.085,.13))-.055;d=smin(d,fist,.06);d=smin(d,seg(p,vec2(.02,-.46),vec2(-.02,-.60))-.04,.05);
  d=smin(d,taper(p-vec2(.12,0.),-1.6,-.66,.20,.13)-.02,.06);
  float knuck=ss(.012,.0,abs(p.y+.155))*ss(.03,.0,abs(p.x-.02))*.12;
  float sleeve=step(p.y,-.76);
  vec3 c=mix(vec3(.085,.040,.026),vec3(.010,.011,.014),sleeve);c*=.22+.9*ss(.05,.0,abs(d))*ss(-.1,.12,-p.x+.04);c-=knuck*.1;
  c+=vec3(1.,.85,.6)*.30*ss(.016,.0,abs(d))*(1.-sleeve*.6);
  float nail=box(p-vec2(.012,-.022),vec2(.012,.016))-.008;c=mix(c,vec3(.55,.32,.24),ss(.002,-.002,nail)*.6);
  return lay(c,ss(.0022,-.0022,d));
}
